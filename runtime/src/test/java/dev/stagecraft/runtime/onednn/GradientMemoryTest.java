/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class GradientMemoryTest {
    private static final MapFormat LAST = new MapFormat(MapLayout.CHANNELS_LAST, DataType.FLOAT);
    private static final MapShape SMALL = new MapShape(LAST, 2, 3, 3, 8);
    private static final MapShape LARGE = new MapShape(LAST, 2, 6, 6, 8);

    private GradientMemory memory;

    @BeforeEach
    void open() {
        assumeTrue(OneDnnExecution.isAvailable(), "oneDNN does not run here.");
        memory = new GradientMemory();
        memory.open();
    }

    @AfterEach
    void close() {
        if (memory != null) {
            memory.end();
            memory.close();
        }
    }

    @Test
    void lendsWhatWasGivenBackLast() {
        INDArray first = lend(SMALL);
        INDArray second = lend(SMALL);
        assertNotSame(first, second);
        GradientMemory.giveBack(first);
        GradientMemory.giveBack(second);
        assertSame(second, lend(SMALL));
        assertSame(first, lend(SMALL));
    }

    @Test
    void waitsForAllUsers() {
        INDArray shared = lend(SMALL);
        GradientMemory.share(shared);
        assertFalse(GradientMemory.mayOverwrite(shared));
        GradientMemory.giveBack(shared);
        assertTrue(GradientMemory.mayOverwrite(shared));
        assertNotSame(shared, lend(SMALL));
    }

    @Test
    void addsAndTakesBackWhatItAdded() {
        INDArray sum = lend(SMALL).assign(1.5);
        INDArray other = lend(SMALL).assign(2);
        assertSame(sum, sum.addi(other));
        assertEquals(Nd4j.valueArrayOf(SMALL.dimensions(), 3.5f, DataType.FLOAT), sum.dup());
        assertSame(other, lend(SMALL));
        INDArray plain = Nd4j.valueArrayOf(SMALL.dimensions(), 1f, DataType.FLOAT);
        assertEquals(4.5f, sum.addi(plain).getFloat(0));
    }

    @Test
    void hasRoomForLargerOnes() {
        INDArray small = lend(SMALL).assign(1);
        INDArray large = lend(LARGE).assign(2);
        assertEquals(SMALL.numbers(), small.sumNumber().doubleValue());
        GradientMemory.giveBack(small);
        GradientMemory.giveBack(large);
        INDArray again = lend(LARGE).assign(3);
        assertSame(large, again);
        assertEquals(3.0 * LARGE.numbers(), lend(LARGE).assign(3).sumNumber().doubleValue());
        assertEquals(3.0 * LARGE.numbers(), again.sumNumber().doubleValue());
    }

    @Test
    void takesAllBackAtTheEnd() {
        INDArray forgotten = lend(SMALL);
        memory.end();
        assertFalse(GradientMemory.mayOverwrite(lend(SMALL)));
        memory.open();
        assertSame(forgotten, lend(SMALL));
    }

    @Test
    void addsWhatComesLaterWhereAnotherOneIs() {
        INDArray sum = lend(SMALL).assign(1.5);
        assertSame(sum, sum.addi(later()));
        assertEquals(Nd4j.valueArrayOf(SMALL.dimensions(), 3.5f, DataType.FLOAT), sum.dup());
        assertSame(sum, later().addi(sum));
        assertEquals(5.5f, sum.getFloat(7));
        memory.end();
        assertEquals(1, memory.kept());
    }

    @Test
    void writesWhatComesLaterWhenItIsRead() {
        INDArray later = later();
        assertEquals(2.0 * SMALL.numbers(), later.sumNumber().doubleValue());
        assertEquals(2, later.get(NDArrayIndex.point(1)).getFloat(1, 1, 7));
        assertEquals(3, lend(SMALL).assign(1).addi(later).getFloat(3));
        memory.end();
        assertEquals(1, memory.kept());
    }

    /** Whoever shares the sum sees it as it was. */
    @Test
    void addsNothingToWhatOthersHave() {
        INDArray shared = lend(SMALL).assign(1);
        GradientMemory.share(shared);
        INDArray sum = later().addi(shared);
        assertEquals(3, sum.getFloat(3));
        assertEquals(1, shared.getFloat(3));
    }

    private INDArray later() {
        return memory.later(SMALL, sum -> ((LentMaps) sum).addi(2), LayerWorkspaceMgr.noWorkspaces());
    }

    private INDArray lend(MapShape shape) {
        return memory.lend(shape, LayerWorkspaceMgr.noWorkspaces());
    }
}
