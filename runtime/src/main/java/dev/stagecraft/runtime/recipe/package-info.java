/**
 * How a network is trained, as data: a {@link dev.stagecraft.runtime.recipe.Recipe} is a record that a program changes, or a file of JSON that a person
 * does. What stands in it is called as PyTorch, torchvision and timm call it, and means what it means there.
 *
 * @serial exclude
 */
package dev.stagecraft.runtime.recipe;
