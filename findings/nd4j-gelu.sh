#!/usr/bin/env bash
# Neither GELU of ND4J 1.0.0-M2.1 is that of its paper (arXiv:1606.08415), which PyTorch and Keras compute: Activation.GELU is x sigmoid(1.702 x), and
# ActivationGELU(true), "precise", cubes 0.044715 together with x in the paper's approximation by tanh. Exits with 1 if that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>gelu</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2.1</version></dependency>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2.1</version><classifier>linux-x86_64</classifier></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>javacpp</artifactId><version>1.5.7</version><classifier>linux-x86_64</classifier></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>openblas</artifactId><version>0.3.19-1.5.7</version><classifier>linux-x86_64</classifier></dependency>
  </dependencies>
</project>
XML
mvn -q dependency:build-classpath -Dmdep.outputFile=class-path

cat > Gelu.java <<'JAVA'
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.factory.Nd4j;

public class Gelu {
    public static void main(String[] arguments) {
        // x (1 + erf(x / sqrt(2))) / 2, by Python's math.erf.
        double[] x = {-3, -1, 1, 3};
        double[] exact = {-0.004049694094890287, -0.15865525393145707, 0.8413447460685429, 2.99595030590511};
        double[] plain = Activation.GELU.getActivationFunction().getActivation(Nd4j.createFromArray(x), false).toDoubleVector();
        double[] precise = new ActivationGELU(true).getActivation(Nd4j.createFromArray(x), false).toDoubleVector();
        boolean same = true;
        for (int i = 0; i < x.length; i++) {
            double quick = x[i] / (1 + Math.exp(-1.702 * x[i]));
            double tanh = x[i] / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x[i] + 0.044715 * Math.pow(x[i], 3))));
            double cubed = x[i] / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x[i] + Math.pow(0.044715 * x[i], 3))));
            System.out.printf("x %4.1f: exact %.5f, by tanh %.5f; ND4J 1.0.0-M2.1 GELU %.5f, precise %.5f%n", x[i], exact[i], tanh, plain[i], precise[i]);
            same &= Math.abs(plain[i] - quick) < 1e-5 && Math.abs(precise[i] - cubed) < 1e-5;
            same &= Math.abs(plain[i] - exact[i]) > 1e-3 && Math.abs(precise[i] - tanh) > 1e-3;
        }
        System.exit(same ? 42 : 2);
    }
}
JAVA
code=0
java -cp "$(cat class-path)" Gelu.java 2> errors || code=$?
[ "$code" = 42 ] || { cat errors; exit 1; }
