package example;

import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(new TinyNetNetwork().summary().parameters());
        ComputationGraph network = new TinyNetNetwork().create();
        System.out.println(network.outputSingle(Nd4j.ones(DataType.FLOAT, 1, 3, 32, 32)));
        Export.onnx(network, Path.of(arguments[0]), ExportOptions.of(new TinyNetNetwork()));
    }
}
