/** Internal: networks whose convolutions and batch normalizations are operations of ND4J, as cuDNN on a GPU needs them. */
package dev.stagecraft.runtime.cudnn;
