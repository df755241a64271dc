/** The pages of a journey outside the Tasklist: what a survivor decides at any time, and coming back. */
@NullMarked
package org.alongside.journey.web;

import org.jspecify.annotations.NullMarked;
