/** Networks for the small images of CIFAR, each an extension of {@link dev.stagecraft.samples.network.cifar.CifarResNet}. */
package dev.stagecraft.samples.network.cifar;
