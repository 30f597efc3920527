/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.output;

import dev.stagecraft.picture.drawing.Ink;

/** The rules of a page, in the light, in the dark, on paper and on a narrow screen. */
final class PageStyles {
    private static final String PART = """
            .sc-network{font:14px/1.5 Arial,"Liberation Sans",Helvetica,sans-serif;color:var(--sc-text)}
            .sc-network *{box-sizing:border-box}
            .sc-network p{margin:0 0 4px}
            .sc-network .sc-aside{color:var(--sc-quiet);font-size:13px}
            .sc-network .sc-total{font-size:15px}
            .sc-legend{list-style:none;display:flex;flex-wrap:wrap;gap:4px 18px;margin:12px 0 20px;padding:0;font-size:13px;color:var(--sc-quiet)}
            .sc-legend svg{vertical-align:-2px}
            .sc-stages{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}
            .sc-stages section{background:var(--sc-panel);border:1px solid var(--sc-edge);border-radius:10px;padding:12px;min-width:min(100%,170px);max-width:100%;break-inside:avoid}
            .sc-halves{display:flex;flex-wrap:wrap;gap:24px}
            .sc-half{min-width:0;flex:1 1 auto}
            .sc-half>svg{display:block;max-width:100%;height:auto;margin:8px auto 12px}
            .sc-stages h2,.sc-stages h3,.sc-stages h4,.sc-stages h5,.sc-stages h6{margin:0;font-size:17px;line-height:1.3}
            .sc-half h3,.sc-half h4,.sc-half h5,.sc-half h6{font-size:14px;margin-top:6px}
            .sc-half dl{margin:0 0 10px}
            .sc-half dl>div{margin-bottom:8px}
            .sc-half dt{font-size:13px;color:var(--sc-quiet)}
            .sc-half dd{margin:0;font-variant-numeric:tabular-nums}
            .sc-half .sc-track{height:6px;border-radius:3px;background:var(--sc-track);overflow:hidden}
            .sc-track i{display:block;height:100%;min-width:1px;background:var(--sc-bar)}
            .sc-half details,.sc-half dl{width:0;min-width:100%}
            .sc-half details{border-top:1px solid var(--sc-edge);padding:4px 0}
            .sc-half summary{cursor:pointer;padding:4px 0}
            .sc-half summary:focus-visible,.sc-scroll:focus-visible{outline:2px solid var(--sc-bar);outline-offset:2px}
            .sc-scroll{overflow-x:auto;margin:4px 0 10px}
            .sc-scroll table{border-collapse:collapse;font-size:12px;white-space:nowrap;font-variant-numeric:tabular-nums}
            .sc-scroll th,.sc-scroll td{text-align:left;padding:3px 12px 3px 0;font-weight:400;border-bottom:1px solid var(--sc-edge)}
            .sc-scroll thead th{color:var(--sc-quiet)}
            @media (min-width:601px){.sc-half details[open]{width:auto}}
            @media (max-width:600px){.sc-stages section,.sc-half{flex-basis:100%}}
            .sc-scroll td:nth-last-child(-n+2),.sc-scroll thead th:nth-last-child(-n+2){text-align:right}
            """;

    private static final String PAGE = """
            :root{color-scheme:light dark}
            body{margin:0;background:%s;color:%s;font-family:Arial,"Liberation Sans",Helvetica,sans-serif}
            @media screen and (prefers-color-scheme:dark){body{background:%s;color:%s}}
            main{max-width:1760px;margin:0 auto;padding:24px clamp(12px,3vw,40px) 40px}
            h1{font-size:26px;line-height:1.25;margin:0 0 6px;overflow-wrap:anywhere}
            @media print{main{padding:0;max-width:none}}
            """;

    private PageStyles() {}

    static String page() {
        return String.format(
                PAGE, Ink.PAPER.fill(false), Ink.TEXT.fill(false), Ink.PAPER.fill(true), Ink.TEXT.fill(true));
    }

    static String part() {
        return variables(false) + "@media screen and (prefers-color-scheme:dark){"
                + variables(true).strip() + "}\n" + PART;
    }

    private static String variables(boolean dark) {
        return ".sc-network{--sc-text:" + Ink.TEXT.fill(dark) + ";--sc-quiet:" + Ink.QUIET.fill(dark) + ";--sc-panel:"
                + Ink.PAPER.fill(dark) + ";--sc-edge:" + Ink.CARD.stroke(dark) + ";--sc-track:" + Ink.TRACK.fill(dark)
                + ";--sc-bar:" + Ink.BAR.fill(dark) + "}\n";
    }
}
