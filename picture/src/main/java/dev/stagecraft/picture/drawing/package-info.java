/** Internal: a drawing as plain marks with roles for colours, before anybody decides whether it becomes SVG or pixels. */
package dev.stagecraft.picture.drawing;
