package dev.stagecraft.processor.declaration;

import dev.stagecraft.BlockDesign;

/** {@link BlockDesign}. */
public record BlockDesignDeclaration(Declared<BlockDesign.StrideOn> strideOn, Declared<Boolean> zeroInitResidual) {}
