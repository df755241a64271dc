@NullMarked
package org.alongside.assessment.process;

import org.jspecify.annotations.NullMarked;
