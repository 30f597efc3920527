#!/bin/bash
# BarrierTaskContext.barrier() of Spark 4.2.0 lets all tasks but the last wait for a whole second, however soon the last one comes: it looks
# whether all have come, and sleeps for a second if not. So do allGather's exchanges. Exits with 1 if that has changed.
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
      <groupId>org.apache.spark</groupId>
      <artifactId>spark-core_2.13</artifactId>
      <version>4.2.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q dependency:copy-dependencies -DoutputDirectory=jars

cat > Barriers.java <<'JAVA'
import java.io.Serializable;
import java.util.List;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import scala.collection.Iterator;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;

public class Barriers {
    static final int ROUNDS = 5;

    static class Task extends AbstractFunction1<Iterator<Integer>, Iterator<Integer>> implements Serializable {
        @Override
        public Iterator<Integer> apply(Iterator<Integer> numbers) {
            BarrierTaskContext context = BarrierTaskContext.get();
            context.barrier();
            long waited = 0;
            for (int round = 0; round < ROUNDS; round++) {
                try {
                    Thread.sleep(context.partitionId() == 0 ? 0 : 50);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                long begin = System.nanoTime();
                context.barrier();
                waited = Math.max(waited, System.nanoTime() - begin);
            }
            if (context.partitionId() == 0) {
                System.out.println("the other task comes 50 ms later; the longest wait was " + waited / 1_000_000 + " ms");
                System.out.println(waited > 900_000_000L ? "a second" : "less");
            }
            return numbers;
        }
    }

    public static void main(String[] arguments) {
        SparkConf settings = new SparkConf().setMaster("local[2]").setAppName("barriers").set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1");
        try (JavaSparkContext spark = new JavaSparkContext(settings)) {
            System.out.println("Spark " + spark.version());
            spark.parallelize(List.of(1, 2), 2).rdd().barrier()
                    .mapPartitions(new Task(), false, ClassTag$.MODULE$.apply(Integer.class)).collect();
        }
    }
}
JAVA
javac -nowarn -cp 'jars/*' Barriers.java 2> /dev/null
java -cp 'jars/*:.' Barriers 2> errors.txt | tee said.txt
grep -q '^a second$' said.txt
