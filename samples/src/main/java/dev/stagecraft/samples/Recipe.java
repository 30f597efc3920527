package dev.stagecraft.samples;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.samples.network.course.FashionResNetNetwork;
import dev.stagecraft.samples.network.course.MnistResNet34Network;
import java.util.List;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** A network together with how it is trained. */
enum Recipe {
    /** A small network for pieces of clothing. */
    FASHION(
            new FashionResNetNetwork(),
            2,
            64,
            List.of(
                    "T-shirt/top",
                    "Trouser",
                    "Pullover",
                    "Dress",
                    "Coat",
                    "Sandal",
                    "Shirt",
                    "Sneaker",
                    "Bag",
                    "Ankle boot")) {
        /** The rate falls from epoch to epoch, to a tenth behind the last, so that the weights settle. */
        @Override
        IUpdater updater(int epochs) {
            return new Adam(new StepSchedule(ScheduleType.EPOCH, 4e-3, Math.pow(0.1, 1.0 / epochs), 1));
        }
    },

    /** The 34-layer network for digits. On a CPU it takes hours for the whole of MNIST. */
    MNIST34(new MnistResNet34Network(), 5, 128, List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")) {
        @Override
        IUpdater updater(int epochs) {
            return new Adam(1e-4);
        }
    };

    private final NetworkDefinition network;
    private final int epochs;
    private final int batchSize;
    private final List<String> classNames;

    Recipe(NetworkDefinition network, int epochs, int batchSize, List<String> classNames) {
        this.network = network;
        this.epochs = epochs;
        this.batchSize = batchSize;
        this.classNames = classNames;
    }

    abstract IUpdater updater(int epochs);

    NetworkDefinition network() {
        return network;
    }

    int epochs() {
        return epochs;
    }

    int batchSize() {
        return batchSize;
    }

    List<String> classNames() {
        return classNames;
    }
}
