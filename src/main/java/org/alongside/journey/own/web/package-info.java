/** The pages on which a survivor sees their record and decides about it, and what their worker does for that. */
@NullMarked
package org.alongside.journey.own.web;

import org.jspecify.annotations.NullMarked;
