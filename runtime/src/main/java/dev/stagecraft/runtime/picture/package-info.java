/**
 * Networks as pictures: {@link dev.stagecraft.runtime.picture.NetworkPicture} draws what {@code summary()} knows.
 */
package dev.stagecraft.runtime.picture;
