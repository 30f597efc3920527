/** Internal: a drawing as SVG, as pixels, and in a page. */
package dev.stagecraft.picture.output;
