/** What is in the copy that a survivor gets, what is left out of it and by whom, and how they fetch it. */
@NullMarked
package org.alongside.journey.copies;

import org.jspecify.annotations.NullMarked;
