/** To which services a survivor can be referred. */
@NullMarked
package org.alongside.directory.policy;

import org.jspecify.annotations.NullMarked;
