/**
 * Internal: what a network computes, as a list of {@linkplain dev.stagecraft.program.Node operations}, each with what it reads, the geometry of its windows,
 * and the {@linkplain dev.stagecraft.program.ParameterTensor parameters} that it has, which all lie in one flat array. It is read from a network once, and
 * is what everything else goes by: files, and the engines that compute it. It is plain Java, and knows neither a library nor a device.
 */
package dev.stagecraft.program;
