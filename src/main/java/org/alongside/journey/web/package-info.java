/** What the pages of a journey outside the Tasklist share, and the pages of a first contact and of an assessment. */
@NullMarked
package org.alongside.journey.web;

import org.jspecify.annotations.NullMarked;
