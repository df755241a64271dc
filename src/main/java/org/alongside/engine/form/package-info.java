@NullMarked
package org.alongside.engine.form;

import org.jspecify.annotations.NullMarked;
