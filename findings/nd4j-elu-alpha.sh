#!/usr/bin/env bash
# The gradient of ND4J 1.0.0-M2.1's ActivationELU(alpha) is that of alpha = 1, whatever alpha is: below 0 it is exp(x), where the slope of its own
# values is alpha exp(x). A network with another alpha follows wrong gradients. Exits with 1 if that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>elu</artifactId>
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

cat > Elu.java <<'JAVA'
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.factory.Nd4j;

public class Elu {
    static double value(double alpha, double x) {
        return new ActivationELU(alpha).getActivation(Nd4j.createFromArray(new double[][] {{x}}), true).getDouble(0);
    }

    public static void main(String[] arguments) {
        boolean same = true;
        for (double alpha : new double[] {1, 0.7}) {
            for (double x : new double[] {-2, -0.5, 0.5}) {
                double slope = (value(alpha, x + 1e-4) - value(alpha, x - 1e-4)) / 2e-4;
                double gradient = new ActivationELU(alpha)
                        .backprop(Nd4j.createFromArray(new double[][] {{x}}), Nd4j.createFromArray(new double[][] {{1.0}}))
                        .getFirst()
                        .getDouble(0);
                System.out.printf("alpha %.1f, x %4.1f: slope of the values %.5f, gradient of ND4J 1.0.0-M2.1 %.5f%n", alpha, x, slope, gradient);
                same &= Math.abs(slope - (x > 0 ? 1 : alpha * Math.exp(x))) < 1e-5;
                same &= Math.abs(gradient - (x > 0 ? 1 : Math.exp(x))) < 1e-5;
            }
        }
        System.exit(same ? 42 : 2);
    }
}
JAVA
code=0
java -cp "$(cat class-path)" Elu.java 2> errors || code=$?
[ "$code" = 42 ] || { cat errors; exit 1; }
