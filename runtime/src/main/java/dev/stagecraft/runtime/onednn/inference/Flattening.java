package dev.stagecraft.runtime.onednn.inference;

/** Maps {@code [N, C, H, W]} as vectors {@code [N, C x H x W]}. */
record Flattening() implements Operation {
    @Override
    public Value assemble(Assembly assembly, Node node) {
        Value maps = assembly.input(node, 0);
        long[] in = maps.shape();
        long[] out = {in[0], in[1] * in[2] * in[3]};
        return assembly.copy(maps, Formats.plain(in)).as(Formats.plain(out), out);
    }
}
