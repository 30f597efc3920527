#!/bin/bash
# ComputationGraph.output of Deeplearning4j 1.0.0-M2.1 fails with a NullPointerException in networks of several outputs where one is still
# read when the next is computed, or is what reads the network's input: it keeps workspaces under one key for all that is in none. Without
# workspaces it answers. Exits with 1 if that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.deeplearning4j</groupId>
      <artifactId>deeplearning4j-nn</artifactId>
      <version>1.0.0-M2.1</version>
    </dependency>
    <dependency>
      <groupId>org.nd4j</groupId>
      <artifactId>nd4j-native-platform</artifactId>
      <version>1.0.0-M2.1</version>
    </dependency>
  </dependencies>
</project>
XML
platform=${JAVACPP_PLATFORM:-linux-x86_64}
mvn -q dependency:copy-dependencies -Djavacpp.platform="$platform" -DoutputDirectory=jars

cat > Outputs.java <<'JAVA'
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

public class Outputs {
    static ConvolutionLayer convolution(int in) {
        return new ConvolutionLayer.Builder(3, 3).nIn(in).nOut(4).padding(1, 1).activation(Activation.IDENTITY).build();
    }

    static String answer(WorkspaceMode mode, String output) {
        ComputationGraph network = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .inferenceWorkspaceMode(mode)
                .graphBuilder()
                .addInputs("in")
                .addLayer("a", convolution(3), "in")
                .addLayer("b", convolution(4), "a")
                .addLayer("c", convolution(4), "b")
                .setOutputs(output, "c")
                .build());
        network.init();
        try {
            return network.output(Nd4j.ones(DataType.FLOAT, 1, 3, 8, 8)).length + " arrays";
        } catch (NullPointerException e) {
            return e.getMessage();
        }
    }

    public static void main(String[] arguments) {
        System.out.println("Deeplearning4j 1.0.0-M2.1");
        System.out.println("outputs b and c: " + answer(WorkspaceMode.ENABLED, "b"));
        String failure = answer(WorkspaceMode.ENABLED, "a");
        System.out.println("outputs a and c: " + failure);
        String without = answer(WorkspaceMode.NONE, "a");
        System.out.println("outputs a and c, without workspaces: " + without);
        System.exit(failure.contains("workspaceMgr") && without.equals("2 arrays") ? 0 : 1);
    }
}
JAVA
java -cp 'jars/*' Outputs.java 2> errors || { cat errors; exit 1; }
