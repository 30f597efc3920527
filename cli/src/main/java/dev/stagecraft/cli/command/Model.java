package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.data.Standardization;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A network with its weights.
 *
 * @param definition what it was created from, unless it was saved
 * @param standardization what its images are scaled by, if its file says so
 */
record Model(
        ComputationGraph network, Optional<NetworkDefinition> definition, Optional<Standardization> standardization) {}
