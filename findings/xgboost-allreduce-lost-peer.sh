#!/bin/bash
# Communicator.allReduce of XGBoost4J 2.1.4 gives a worker its own values back, without an exception, when another worker of two has been
# killed: the return code of the native call is not checked. A sum over workers is wrong then, and nobody is told. Exits with 1 if that has
# changed.
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
      <groupId>ml.dmlc</groupId>
      <artifactId>xgboost4j_2.13</artifactId>
      <version>2.1.4</version>
    </dependency>
    <dependency>
      <groupId>com.fasterxml.jackson.core</groupId>
      <artifactId>jackson-databind</artifactId>
      <version>2.20.1</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q dependency:copy-dependencies -DoutputDirectory=jars

cat > Lost.java <<'JAVA'
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Communicator;
import ml.dmlc.xgboost4j.java.RabitTracker;

public class Lost {
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            worker(arguments[0], Integer.parseInt(arguments[1]));
            return;
        }
        RabitTracker tracker = new RabitTracker(2, "127.0.0.1");
        tracker.start();
        String port = tracker.getWorkerArgs().get("dmlc_tracker_port").toString();
        Process survivor = start("0", port);
        Process killed = start("1", port);
        Thread.sleep(5_000);
        killed.destroyForcibly().waitFor();
        System.out.println("killed a worker");
        System.out.println("the other one ends with " + survivor.waitFor());
        System.exit(0);
    }

    static Process start(String task, String port) throws Exception {
        return new ProcessBuilder("java", "-cp", System.getProperty("java.class.path"), "Lost", task, port).inheritIO().start();
    }

    /** Adds up two ones for nine seconds. */
    static void worker(String task, int port) throws Exception {
        Map<String, Object> settings = new HashMap<>();
        settings.put("dmlc_tracker_uri", "127.0.0.1");
        settings.put("dmlc_tracker_port", port);
        settings.put("dmlc_task_id", task);
        Communicator.init(settings);
        float last = 0;
        for (int round = 0; round < 180; round++) {
            float[] ones = new float[1000];
            Arrays.fill(ones, 1);
            float sum = Communicator.allReduce(ones, Communicator.OpType.SUM)[0];
            if (sum != last) {
                System.out.println("worker " + task + ": 1 + 1 = " + sum);
                last = sum;
            }
            Thread.sleep(50);
        }
        Communicator.shutdown();
    }
}
JAVA
javac -cp 'jars/*' Lost.java
echo "XGBoost4J 2.1.4, Java $(java -version 2>&1 | head -1)"
java -cp 'jars/*:.' Lost 2> errors.txt | tee said.txt
grep -q 'worker 0: 1 + 1 = 2.0' said.txt
grep -q 'worker 0: 1 + 1 = 1.0' said.txt
