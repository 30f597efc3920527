#!/bin/bash
# ComputationGraph.clone() of Deeplearning4j 1.0.0-M2.1 copies weights and updater, and forgets the counts of steps and epochs: a schedule of
# learning rates begins anew in the copy, whose next step is another one than the network's. Exits with 1 if that has changed.
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

cat > Clone.java <<'JAVA'
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

public class Clone {
    public static void main(String[] arguments) {
        ComputationGraph network = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .updater(new Sgd(new StepSchedule(ScheduleType.ITERATION, 0.1, 0.1, 3)))
                .graphBuilder()
                .addInputs("in")
                .addLayer("out", new OutputLayer.Builder().nIn(2).nOut(2).activation(Activation.SOFTMAX).build(), "in")
                .setOutputs("out")
                .build());
        network.init();
        DataSet data = new DataSet(Nd4j.ones(DataType.FLOAT, 1, 2), Nd4j.createFromArray(new float[][] {{1, 0}}));
        for (int step = 0; step < 5; step++) {
            network.fit(data);
        }
        ComputationGraph copy = network.clone();
        int counted = network.getConfiguration().getIterationCount();
        int copied = copy.getConfiguration().getIterationCount();
        var before = network.params().dup();
        network.fit(data);
        copy.fit(data);
        double own = network.params().sub(before).norm2Number().doubleValue();
        double other = copy.params().sub(before).norm2Number().doubleValue();
        System.out.println("Deeplearning4j 1.0.0-M2.1: after " + counted + " steps clone() says " + copied
                + "; the copy's next step is " + other / own + " times as long");
        System.exit(counted == 5 && copied == 0 && other > 9 * own ? 0 : 1);
    }
}
JAVA
java -cp 'jars/*' Clone.java 2> errors || { cat errors; exit 1; }
