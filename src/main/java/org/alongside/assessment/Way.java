package org.alongside.assessment;

/** How an assessment was filled in: for counts of half-years (`assessment.overview`), and nothing else. */
public enum Way {
    /** By the survivor, with a link that was sent or passed on to them. */
    BY_LINK,
    /** By the survivor, with a code on a device in the office. */
    ON_TABLET,
    /** By somebody who sat down with them. */
    ASSISTED,
    /** By the survivor on paper, and typed in by somebody. */
    ON_PAPER
}
