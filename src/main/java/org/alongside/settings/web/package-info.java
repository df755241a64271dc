/** The page on which an organisation sees and changes its settings. */
@NullMarked
package org.alongside.settings.web;

import org.jspecify.annotations.NullMarked;
