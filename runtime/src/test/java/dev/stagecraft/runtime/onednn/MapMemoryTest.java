/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stagecraft.runtime.LabelledImages;
import dev.stagecraft.runtime.vertices.ResidualNetwork;
import dev.stagecraft.runtime.vertices.ResidualNetwork.Channels;
import dev.stagecraft.runtime.vertices.Twins;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.indexing.NDArrayIndex;

class MapMemoryTest {
    private static final MapShape SHAPE =
            new MapShape(new MapFormat(MapLayout.CHANNELS_LAST, DataType.FLOAT), 2, 3, 3, 8);
    private static final MapShape LARGER = new MapShape(SHAPE.format(), 4, 3, 3, 8);

    private GradientMemory gradients;
    private MapMemory memory;
    private int computed;

    @BeforeEach
    void open() {
        assumeTrue(OneDnnExecution.isAvailable(), "oneDNN does not run here.");
        gradients = new GradientMemory();
        memory = new MapMemory(gradients);
        memory.open();
    }

    @AfterEach
    void close() {
        if (memory != null) {
            memory.close();
            gradients.end();
            gradients.close();
        }
    }

    @Test
    void keepsMapsInThePlacesOfTheLastPass() {
        INDArray first = keep(SHAPE).assign(1);
        INDArray second = keep(SHAPE).assign(2);
        memory.end();
        memory.open();
        assertSame(first, keep(SHAPE));
        assertSame(second, keep(SHAPE));
        memory.open();
        INDArray larger = keep(LARGER).assign(3);
        assertEquals(2.0 * SHAPE.numbers(), keep(SHAPE).sumNumber().doubleValue());
        assertEquals(3.0 * LARGER.numbers(), larger.sumNumber().doubleValue());
    }

    @Test
    void placesBeginAtCacheLines() {
        assertEquals(0, keep(SHAPE).data().addressPointer().address() % 64);
    }

    @Test
    void givesArraysOfDeeplearning4jToOthers() {
        memory.end();
        assertFalse(keep(SHAPE) instanceof MapArray);
        assertFalse(lend(1) instanceof MapArray);
    }

    @Test
    void computesWhatIsReadLaterOnceMore() {
        INDArray brief = lend(2).assign(4);
        BriefMaps.wereRead(brief);
        assertEquals(4, brief.getFloat(3));
        BriefMaps.wereRead(brief);
        INDArray other = gradients.take(SHAPE).assign(9);
        assertEquals(0, computed);
        assertEquals(5, brief.getFloat(3));
        assertEquals(5.0 * SHAPE.numbers(), brief.sumNumber().doubleValue());
        assertEquals(1, computed);
        assertEquals(9, other.getFloat(3));
        BriefMaps.leave(brief);
        assertEquals(5, brief.get(NDArrayIndex.point(1)).getFloat(1, 1, 7));
        BriefMaps.leave(brief);
        assertNotSame(other, gradients.take(SHAPE).assign(9));
        assertEquals(5, brief.getFloat(7));
        assertEquals(3, computed);
    }

    @Test
    void keepsWhatNobodyIsSaidToRead() {
        INDArray kept = lend(0).assign(4);
        BriefMaps.wereRead(kept);
        BriefMaps.leave(kept);
        gradients.take(SHAPE).assign(9);
        assertEquals(4, kept.getFloat(3));
    }

    /** Maps that were computed once more, too. */
    @Test
    void showsListenersAllMaps() {
        Twins twins =
                Twins.of(() -> ResidualNetwork.of(ConvolutionMode.Truncate, Channels.ANY), OneDnnExecution::network);
        Map<String, INDArray> expected = listen(twins.stock());
        Map<String, INDArray> actual = listen(twins.fast());
        DataSet data = LabelledImages.of(3, 4, 37, 29);
        for (int step = 0; step < 2; step++) {
            twins.assertStepsAreAlike(data);
            // Deeplearning4j's activations overwrite what they take.
            for (String name : new String[] {"a.downbn", "a.bn2", "b.se"}) {
                Twins.assertAlike(expected.get(name), actual.get(name), name);
            }
        }
    }

    private static Map<String, INDArray> listen(ComputationGraph network) {
        Map<String, INDArray> seen = new HashMap<>();
        Border border = new Border(MapFormat.DEEPLEARNING4J, new MapFormat(MapLayout.CHANNELS_LAST, DataType.FLOAT));
        network.setListeners(new BaseTrainingListener() {
            @Override
            public void onForwardPass(Model model, Map<String, INDArray> activations) {
                activations.forEach((name, maps) -> {
                    if (maps instanceof BriefMaps) {
                        seen.put(name, border.out(maps, ArrayType.ACTIVATIONS, LayerWorkspaceMgr.noWorkspaces()));
                    } else if (!(maps instanceof MapArray)) {
                        seen.put(name, maps.dup('c'));
                    }
                });
            }
        });
        return seen;
    }

    /** Normalized maps are neither kept nor forgotten somewhere. With AVX2 dilated convolutions have another layout, and what is behind them is kept. */
    @Test
    void keepsNoNormalizedMaps() {
        ComputationGraph network =
                OneDnnExecution.network(ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS));
        network.init();
        network.setListeners(new BaseTrainingListener() {
            @Override
            public void onForwardPass(Model model, Map<String, INDArray> activations) {
                for (String name : new String[] {"bn1", "a.downbn"}) {
                    assertInstanceOf(BriefMaps.class, activations.get(name), name);
                }
                assertTrue(activations.get("conv1") instanceof LentMaps);
            }
        });
        network.fit(LabelledImages.of(2, 4, 37, 29));
        assertEquals(0, ((OneDnnGraph) network).gradientMemory().kept());
        network.close();
    }

    private INDArray keep(MapShape shape) {
        return memory.keep(shape, LayerWorkspaceMgr.noWorkspaces());
    }

    private INDArray lend(int readers) {
        return memory.lend(
                SHAPE,
                readers,
                target -> {
                    target.assign(5);
                    computed++;
                },
                LayerWorkspaceMgr.noWorkspaces());
    }
}
