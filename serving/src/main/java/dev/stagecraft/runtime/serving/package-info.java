/** Runs exported networks with ONNX Runtime. Needs neither Deeplearning4j nor ND4J. */
package dev.stagecraft.runtime.serving;
