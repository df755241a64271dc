/** The items of a deployed form that a survivor answers on pages of their own, in two languages. */
@NullMarked
package org.alongside.assessment.form;

import org.jspecify.annotations.NullMarked;
