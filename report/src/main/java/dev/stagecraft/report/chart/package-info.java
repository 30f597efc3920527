/** Internal. Curves as SVG. */
package dev.stagecraft.report.chart;
