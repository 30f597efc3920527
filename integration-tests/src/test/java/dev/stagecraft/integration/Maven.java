/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs a Maven with a local repository of its own. That one gets Stagecraft from this build, what the user's local repository has from there, and the rest
 * from where Maven downloads. It outlives {@code mvn clean}, so that things are downloaded once.
 */
final class Maven {
    private static final String DEPENDENCIES = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:";
    private static final Path LOCAL_REPOSITORY = Path.of("local-repository").toAbsolutePath();
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final Path home;
    private final Path jdk;
    private final Map<String, String> environment;

    private Maven(Path home, Path jdk, Map<String, String> environment) {
        this.home = home;
        this.jdk = jdk;
        this.environment = new HashMap<>(environment);
        this.environment.put("JAVA_HOME", jdk.toString());
        // Kotlin's compiler would stay in a process of its own for two hours.
        this.environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dkotlin.compiler.daemon=false");
    }

    Maven(Path home, Path jdk) {
        this(home, jdk, Map.of());
    }

    /** The one that runs this build. */
    static Maven running() {
        return new Maven(Path.of(System.getProperty("maven.home")), Jdks.running());
    }

    /** It with more environment variables. */
    Maven in(Map<String, String> variables) {
        return new Maven(home, jdk, variables);
    }

    /** Makes Stagecraft's artifacts known, and forgets those of earlier builds. */
    static void prepare() throws IOException {
        Path built = TARGET.resolve("built-repository");
        Folders.delete(built);
        Folders.delete(LOCAL_REPOSITORY.resolve("dev/stagecraft"));
        Artifacts.layOut(built);
        Files.writeString(settings(), settingsText(built));
    }

    /** A release of Maven from where Maven downloads. */
    static Path unpacked(String version) throws IOException, InterruptedException {
        Path folder = TARGET.resolve("maven-" + version);
        if (Files.notExists(folder)) {
            Program copying = running()
                    .run(
                            TARGET,
                            DEPENDENCIES + "copy",
                            "-Dartifact=org.apache.maven:apache-maven:" + version + ":zip:bin",
                            "-DoutputDirectory=" + TARGET);
            requireThere(copying, "Maven " + version);
            String zip = TARGET.resolve("apache-maven-" + version + "-bin.zip").toString();
            Program.run(Files.createDirectories(folder), Map.of(), List.of(Jdks.running() + "/bin/jar", "xf", zip));
        }
        return folder.resolve("apache-maven-" + version);
    }

    /** Builds one of the folders {@code projects} in a copy. */
    BuiltProject build(String project, String... goals) throws IOException, InterruptedException {
        Path folder = Folders.copy(
                Path.of("projects", project), TARGET.resolve("projects").resolve(project));
        // The root of a project, for Maven 4.
        Files.createDirectories(folder.resolve(".mvn"));
        List<String> arguments = new ArrayList<>(List.of(goals));
        arguments.add(DEPENDENCIES + "build-classpath");
        arguments.add("-Dmdep.outputFile=target/class-path");
        arguments.add("-Dmdep.includeScope=runtime");
        Program build = run(folder, arguments.toArray(String[]::new));
        requireThere(build, "what " + project + " needs");
        return new BuiltProject(folder, jdk, build);
    }

    Program run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(launcher());
        command.addAll(List.of("-B", "-ntp", "-gs", settings().toString(), "-Dstyle.color=never"));
        command.add("-Dmaven.repo.local=" + LOCAL_REPOSITORY);
        command.add("-Djavacpp.platform=" + System.getProperty("javacpp.platform"));
        // Maven 4 would ask the repositories that poms name which groups they have.
        command.add("-Daether.remoteRepositoryFilter.prefixes=false");
        if (isOffline()) {
            command.addAll(List.of("-o", "-Daether.offline.protocols=file"));
        }
        command.addAll(List.of(arguments));
        return Program.run(folder, environment, command);
    }

    private List<String> launcher() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows")
                ? List.of(home.resolve("bin/mvn.cmd").toString())
                : List.of("sh", home.resolve("bin/mvn").toString());
    }

    private static boolean isOffline() {
        return System.getProperty("stagecraft.offline").equals("offline true");
    }

    /** Without a network what is not there says nothing of Stagecraft. */
    private static void requireThere(Program program, String what) {
        Assumptions.assumeFalse(
                isOffline() && program.exitCode() != 0 && program.text().contains("offline mode"),
                () -> what + " is not in the local repository, and Maven is offline: run mvn verify once without -o.");
    }

    private static Path settings() {
        return TARGET.resolve("settings.xml");
    }

    private static String settingsText(Path built) {
        String user = repository("user", Path.of(System.getProperty("stagecraft.localRepository")));
        return """
                <settings>
                  <profiles>
                    <profile>
                      <id>integration-tests</id>
                      <repositories>
                        %s
                        %s
                      </repositories>
                      <pluginRepositories>
                        %s
                      </pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles>
                    <activeProfile>integration-tests</activeProfile>
                  </activeProfiles>
                </settings>
                """.formatted(repository("built", built), user, user.replace("repository>", "pluginRepository>"));
    }

    private static String repository(String id, Path folder) {
        return "<repository><id>" + id + "</id><url>" + folder.toUri()
                + "</url><releases><checksumPolicy>ignore</checksumPolicy></releases></repository>";
    }
}
