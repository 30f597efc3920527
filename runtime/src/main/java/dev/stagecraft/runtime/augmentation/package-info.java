/** What is done at random with images that a network learns from, each as its publication or torchvision and timm define it. */
package dev.stagecraft.runtime.augmentation;
