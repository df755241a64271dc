/** The pages that a survivor opens by a link, without an account, in English and te reo Māori. */
@NullMarked
package org.alongside.assessment.web;

import org.jspecify.annotations.NullMarked;
