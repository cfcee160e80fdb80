from circular_a import x
