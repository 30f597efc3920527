/** Trained networks as files of the Open Neural Network Exchange (ONNX), which other programs and languages run. */
package dev.stagecraft.runtime.export;
