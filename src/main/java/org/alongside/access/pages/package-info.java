/** The pages of signing in and of errors, and what stands at the head of every page. */
@NullMarked
package org.alongside.access.pages;

import org.jspecify.annotations.NullMarked;
