/** Pages on which is passed on what a survivor decides, who left, comes back or may not be safe. */
@NullMarked
package org.alongside.journey.decisions.web;

import org.jspecify.annotations.NullMarked;
