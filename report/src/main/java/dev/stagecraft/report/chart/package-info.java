/** Internal: curves as SVG. */
package dev.stagecraft.report.chart;
