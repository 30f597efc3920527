/** Folders of images to train and to test on. */
package dev.stagecraft.cli.data;
