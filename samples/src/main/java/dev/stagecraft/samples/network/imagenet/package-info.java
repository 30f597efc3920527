/** Networks for the 1,000 classes of ImageNet, each an extension of {@link dev.stagecraft.samples.network.imagenet.ImageNetResNet}. */
package dev.stagecraft.samples.network.imagenet;
