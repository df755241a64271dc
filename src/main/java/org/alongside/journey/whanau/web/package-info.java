/** Pages of whom a survivor brings in. */
@NullMarked
package org.alongside.journey.whanau.web;

import org.jspecify.annotations.NullMarked;
