package dev.stagecraft.runtime.onednn.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What functions give behind convolutions of groups, by the kernels for each instruction set that this processor has. */
class FunctionsBehindGroupsTest {
    @ParameterizedTest
    @EnumSource
    void isWhat64BitsGive(InstructionSet instructions) throws IOException, InterruptedException {
        assumeTrue(instructions.isHere(), () -> "this processor lacks " + instructions);
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FunctionsBehindGroups.class.getName())
                .redirectErrorStream(true);
        program.environment().put(InstructionSet.VARIABLE, instructions.name());
        // Threads of oneDNN would wait for each other most of the time.
        program.environment().put("OMP_NUM_THREADS", "1");
        Process process = program.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
    }
}
