#!/bin/bash
# Hadoop's local file systems answer a full disk with org.apache.hadoop.fs.FSError, which is an Error and no IOException: who handles the
# IOExceptions that FSDataOutputStream.write declares does not see it. In a task of Spark it is one of those that Spark tries again. Here a file
# system of 64 KB is full, which Linux makes in a namespace without privileges. Exits with 1 if that has changed.
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
      <groupId>org.apache.hadoop</groupId>
      <artifactId>hadoop-client-runtime</artifactId>
      <version>3.5.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q dependency:copy-dependencies -DoutputDirectory=jars

cat > Full.java <<'JAVA'
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

public class Full {
    public static void main(String[] arguments) {
        try (OutputStream out = FileSystem.getLocal(new Configuration()).create(new Path(arguments[0], "file"))) {
            out.write(new byte[1 << 20]);
            System.out.println("written");
        } catch (IOException e) {
            System.out.println("an IOException: " + e.getMessage());
        } catch (Error e) {
            System.out.println("an Error, " + e.getClass().getName() + ": " + e.getMessage());
        }
    }
}
JAVA
javac -cp 'jars/*' Full.java

echo "Hadoop 3.5.0"
mkdir small
unshare --user --map-root-user --mount sh -c \
  'mount -t tmpfs -o size=64k tmpfs small && exec java -cp "jars/*:." Full "$PWD/small"' 2> errors | tee said
grep -q '^an Error, org.apache.hadoop.fs.FSError: java.io.IOException: No space left on device$' said
