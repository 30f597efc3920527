package example;

import dev.stagecraft.runtime.serving.Predictor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        try (Predictor predictor = Predictor.open(Path.of(arguments[0]))) {
            float[] image = new float[(int) predictor.image().size()];
            Arrays.fill(image, 1);
            System.out.println(Arrays.toString(predictor.probabilities(image)));
        }
    }
}
