/** Whom a survivor brings in: whānau, partners, friends. (REFER-06) */
@NullMarked
package org.alongside.journey.whanau;

import org.jspecify.annotations.NullMarked;
