package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.onednn.Recent;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Memory for one call at a time, of as many bytes as the largest program that ran in it. */
final class Workplace implements AutoCloseable {
    private Slab slab = new Slab(0);
    private Recent<Program, Binding> bindings = bindings();

    private Recent<Program, Binding> bindings() {
        return new Recent<>(program -> new Binding(program, slab));
    }

    void run(Program program, INDArray images, INDArray result) {
        if (program.bytes() > slab.bytes()) {
            slab.close();
            slab = new Slab(program.bytes());
            bindings = bindings();
        }
        bindings.get(program).run(images, result);
    }

    @Override
    public void close() {
        slab.close();
    }
}
